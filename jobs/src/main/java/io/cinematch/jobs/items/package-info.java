/** The item side of a trained model in memory: looked up by id, and scanned for the best of them. */
package io.cinematch.jobs.items;
