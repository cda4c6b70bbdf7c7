/** Folders that appear whole or not at all. */
package io.cinematch.jobs.files;
