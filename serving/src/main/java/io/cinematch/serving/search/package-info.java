/** Finding movies by their titles. */
package io.cinematch.serving.search;
