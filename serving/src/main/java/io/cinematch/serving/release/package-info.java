/** Which release is served, and how a newer one takes its place. */
package io.cinematch.serving.release;
