/** Users one at a time, with their ratings and their factors together, in constant memory. */
package io.cinematch.jobs.users;
