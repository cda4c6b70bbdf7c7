/** One small class for each resource, and the JSON it answers with. */
package io.cinematch.serving.api;
