/** From scored files to a release in Redis. */
package io.cinematch.jobs.publish;
