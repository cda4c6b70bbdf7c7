/** The algorithms that can be configured as variants, and the one form in which all leave what they learned. */
package io.cinematch.jobs.variants;
