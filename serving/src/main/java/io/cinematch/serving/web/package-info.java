/** The web page: its files, and how they are served. */
package io.cinematch.serving.web;
