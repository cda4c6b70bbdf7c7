/** What a data set looks like, before anything is learned from it. */
package io.cinematch.jobs.profile;
