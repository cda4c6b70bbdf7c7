/** {@code cinematch bench serve}: how fast, how steady and how small the service is, measured from outside. */
package io.cinematch.serving.bench;
