/** Downloading MovieLens: resumable, checked, and all or nothing. Knows no Spark. */
package io.cinematch.jobs.fetch;
