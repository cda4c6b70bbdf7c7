/** The search for better parameters of a variant, on a part of the training side. */
package io.cinematch.jobs.tune;
