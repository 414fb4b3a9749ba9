package org.scribes.textgen.api.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;

/** A file of the page, in memory. A browser keeps it and asks each time whether it is still the same. */
final class PageFile {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "ico", "image/x-icon",
            "txt", "text/plain; charset=utf-8");

    private final String mediaType;
    private final byte[] bytes;
    /** A strong validator (RFC 9110, 8.8.3), with its quotation marks. */
    private final String etag;

    /**
     * @param name whose ending says the media type
     * @throws IllegalArgumentException if the ending is none of a page
     */
    PageFile(String name, byte[] bytes) {
        String type = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("page/" + name + " has an ending without a media type");
        }
        this.mediaType = type;
        this.bytes = bytes.clone();
        this.etag = '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(bytes)) + '"';
    }

    /** Answers a GET or a HEAD, by 304 without a body if the browser has this file already. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PageHeaders.ALL.forEach(response::setHeader);
        response.setHeader("ETag", etag);
        response.setHeader("Cache-Control", "no-cache");
        if (isKnownTo(request)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(mediaType);
        response.setContentLength(bytes.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(bytes);
        }
    }

    /** By weak comparison, as {@code If-None-Match} is (RFC 9110, 13.1.2). No entity tag here has a comma. */
    private boolean isKnownTo(HttpServletRequest request) {
        return Collections.list(request.getHeaders("If-None-Match")).stream()
                .flatMap(tags -> Arrays.stream(tags.split(",")))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(etag) || tag.equals("W/" + etag));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
