/** From a variant to the exact bytes of a release. */
package io.cinematch.jobs.score;
