/** What every route shares: reading requests strictly, and telling errors as RFC 9457 problems. */
package io.cinematch.serving.http;
