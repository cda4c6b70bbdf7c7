/** The experiment that the service runs: what it wrote to Redis, judged while it goes on. */
package io.cinematch.jobs.live;
