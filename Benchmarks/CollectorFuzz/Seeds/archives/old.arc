filedesc://a.arc 0.0.0.0 20020127060000 text/plain 67
1 0 Sitrep
URL IP-address Archive-date Content-type Archive-length

http://outlet.example/a 192.0.2.7 20020127060102 text/html 237
HTTP/1.1 200 OK
Content-Type: text/html; charset=utf-8
Server: press
Date: Fri, 02 Jan 2026 03:04:05 GMT
Cache-Control: max-age=60
Content-Length: 79

<html><title>Report 9</title><p>The envoy of state 9 left the talks.</p></html>
