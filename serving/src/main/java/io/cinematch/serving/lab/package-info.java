/**
 * What analysts see of the nights: read from the reports that runs leave in their folders. What may come out is what the
 * records here name, and nothing else of a report: no user, no path, no setting.
 */
package io.cinematch.serving.lab;
