#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>

// libcurl sets options and reads results through variadic functions, which Swift can't call; these
// are the forms of them that Sitrep uses, one for each type of argument.

/// Prepares the library; to be called once before anything else. 0 where it worked.
int ccurl_start(void);

CURLcode ccurl_set_number(CURL *handle, CURLoption option, long value);
CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value);
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
/// At least CURL_ERROR_SIZE bytes that outlive the handle.
CURLcode ccurl_set_message_buffer(CURL *handle, char *buffer);
/// Only http and https, whatever a URL says.
CURLcode ccurl_set_web_only(CURL *handle);

typedef size_t (*ccurl_data_callback)(char *bytes, size_t size, size_t count, void *context);
typedef int (*ccurl_progress_callback)(
    void *context, curl_off_t to_load, curl_off_t loaded, curl_off_t to_send, curl_off_t sent);
typedef curl_socket_t (*ccurl_socket_callback)(
    void *context, curlsocktype purpose, struct curl_sockaddr *address);

/// All callbacks of a transfer, with the one context that each of them gets.
CURLcode ccurl_set_callbacks(
    CURL *handle, ccurl_data_callback body, ccurl_data_callback header,
    ccurl_progress_callback progress, ccurl_socket_callback socket, void *context);

CURLcode ccurl_get_number(CURL *handle, CURLINFO info, long *value);
CURLcode ccurl_get_size(CURL *handle, CURLINFO info, curl_off_t *value);
/// The text belongs to the handle.
CURLcode ccurl_get_text(CURL *handle, CURLINFO info, const char **value);

/// Runs the transfer with SIGPIPE held back from this thread: a server that hangs up is an error of
/// the transfer, not the end of the program.
CURLcode ccurl_perform(CURL *handle);

/// The bytes of an IPv4 or IPv6 address in network order: 4 or 16 of them; 0 for any other family.
int ccurl_address_bytes(const struct curl_sockaddr *address, unsigned char bytes[16]);
/// A socket for an address that was found good.
curl_socket_t ccurl_open_socket(const struct curl_sockaddr *address);

#endif
