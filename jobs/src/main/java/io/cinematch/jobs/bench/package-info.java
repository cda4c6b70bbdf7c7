/** Our training and scoring beside MLlib's, both sides in one session; what is measured is said with every number. */
package io.cinematch.jobs.bench;
