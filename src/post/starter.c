/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The request is the day of today, and with it go the two files: what is to be read, and where
   the answer goes. */
#include "config.h"

#include "starter.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "bowout/base/process.h"
#include "bowout/base/translate.h"
#include "bowout/post/post.h"
#include "run.h"

#define DAY_BYTES 16

typedef struct {
    char today[DAY_BYTES];
} Request;

typedef union {
    struct cmsghdr header; /* so that it is aligned */
    char bytes[CMSG_SPACE(2 * sizeof(int))];
} Files;

static int to_starter = -1;

/* ---- in the starter ---- */

/* FALSE: the one it serves is gone. A request without its files is none. */
static gboolean receive(int socket, Request *request, int files[2]) {
    Files control;
    struct iovec text = {request, sizeof *request};
    struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    const struct cmsghdr *header;
    ssize_t got;

    while ((got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_WAITALL)) < 0 && errno == EINTR) continue;
    header = got == (ssize_t)sizeof *request ? CMSG_FIRSTHDR(&message) : NULL;
    if (header == NULL || header->cmsg_type != SCM_RIGHTS || header->cmsg_len != CMSG_LEN(2 * sizeof(int))) return FALSE;
    memcpy(files, CMSG_DATA(header), 2 * sizeof(int));
    request->today[DAY_BYTES - 1] = '\0';
    return TRUE;
}

static void serve(int socket) {
    Request request;
    int files[2];

    while (receive(socket, &request, files)) {
        run_reader(files[0], files[1], request.today, NULL);
        close(files[0]);
        close(files[1]);
    }
}

/* ---- in the one it serves ---- */

gboolean starter_make(GError **error) {
    to_starter = process_apart(serve, error);
    return to_starter >= 0;
}

gboolean starter_there(void) {
    return to_starter >= 0;
}

gboolean starter_ask(int in, int out, const char *today, GError **error) {
    Request request = {{0}};
    Files control = {.bytes = {0}};
    struct iovec text = {&request, sizeof request};
    struct msghdr message = {.msg_iov = &text, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    const int files[] = {in, out};

    g_strlcpy(request.today, today, sizeof request.today);
    *header = (struct cmsghdr){.cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof files)};
    memcpy(CMSG_DATA(header), files, sizeof files);
    if (sendmsg(to_starter, &message, MSG_NOSIGNAL | MSG_DONTWAIT) == (ssize_t)sizeof request) return TRUE;
    g_set_error_literal(error, POST_ERROR, POST_ERROR_NO_HELPER, _("the mail reader cannot be started here"));
    return FALSE;
}
