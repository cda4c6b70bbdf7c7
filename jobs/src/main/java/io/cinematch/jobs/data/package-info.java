/** Which data set a command works on, and the commands that bring one. */
package io.cinematch.jobs.data;
