/** A generated data set in MovieLens form whose truth is known. Knows no Spark. */
package io.cinematch.jobs.sample;
