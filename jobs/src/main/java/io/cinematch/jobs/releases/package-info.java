/** The releases that are in the store: listing them, going back to one, removing old ones. Without Spark. */
package io.cinematch.jobs.releases;
