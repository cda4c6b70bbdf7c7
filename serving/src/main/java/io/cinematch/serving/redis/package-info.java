/** How long the service waits for Redis, and what it does while Redis is away. */
package io.cinematch.serving.redis;
