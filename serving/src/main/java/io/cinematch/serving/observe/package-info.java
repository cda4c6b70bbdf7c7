/** What the service says of itself: request ids, one log line for each request, metrics. */
package io.cinematch.serving.observe;
