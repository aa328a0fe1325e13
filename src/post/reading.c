/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An offer that is read in the background: the helper finds it in a file without a name, and
   answers into a pipe. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "bowout/base/clock.h"
#include "bowout/base/file.h"
#include "bowout/base/translate.h"
#include "bowout/post/post.h"
#include "post-private.h"
#include "run.h"
#include "starter.h"

#define CHUNK 65536

struct PostReading {
    int answer; /* the pipe's end */
    GByteArray *heard;
    gint64 deadline; /* monotonic */
};

gboolean post_reading_prepare(GError **error) {
    return starter_make(error);
}

/* ---- asking ---- */

static gboolean start(int in, int out, GError **error) {
    GDate today = clock_today();
    g_autofree char *now = clock_format_date(&today);

    return starter_there() ? starter_ask(in, out, now, error) : run_reader(in, out, now, error);
}

static gboolean no_room(GError **error) {
    g_set_error(error, POST_ERROR, POST_ERROR_NO_HELPER, _("cannot run the mail reader: %s"), g_strerror(errno));
    return FALSE;
}

/* Gives the end of the pipe where the answer comes; -1: none will. */
static int ask(const char *bytes, gsize length, GError **error) {
    int offer = memfd_create("offer", MFD_CLOEXEC), ends[2] = {-1, -1};
    gboolean ready =
        offer >= 0 && file_write_all(offer, bytes, length, NULL) && lseek(offer, 0, SEEK_SET) == 0 && pipe2(ends, O_CLOEXEC) == 0;
    gboolean asked = ready ? start(offer, ends[1], error) : no_room(error);

    if (offer >= 0) close(offer);
    if (ends[1] >= 0) close(ends[1]);
    if (asked) fcntl(ends[0], F_SETFL, O_NONBLOCK);
    if (!asked && ends[0] >= 0) close(ends[0]);
    return asked ? ends[0] : -1;
}

PostReading *post_reading_new(const char *bytes, gsize length, GError **error) {
    int answer = ask(bytes, length, error);
    PostReading *reading;

    if (answer < 0) return NULL;
    reading = g_new0(PostReading, 1);
    reading->answer = answer;
    reading->heard = g_byte_array_new();
    reading->deadline = g_get_monotonic_time() + (gint64)(POST_SECONDS_MOST + 1) * G_USEC_PER_SEC;
    return reading;
}

void post_reading_free(PostReading *reading) {
    if (reading == NULL) return;
    close(reading->answer);
    g_byte_array_unref(reading->heard);
    g_free(reading);
}

/* ---- the answer ---- */

int post_reading_descriptor(const PostReading *reading) {
    return reading->answer;
}

gint64 post_reading_deadline(const PostReading *reading) {
    return reading->deadline;
}

/* TRUE: all of it is there. */
static gboolean hear(PostReading *reading) {
    guint8 chunk[CHUNK];
    ssize_t got;

    while (reading->heard->len <= MAIL_OUTPUT_MOST &&
           ((got = read(reading->answer, chunk, sizeof chunk)) > 0 || (got < 0 && errno == EINTR)))
        if (got > 0) g_byte_array_append(reading->heard, chunk, (guint)got);
    return reading->heard->len > MAIL_OUTPUT_MOST || got == 0;
}

gboolean post_reading_take(PostReading *reading, PostOffer **offer, GError **error) {
    gboolean whole = hear(reading);

    *offer = NULL;
    if (!whole && g_get_monotonic_time() < reading->deadline) return FALSE;
    if (!whole)
        g_set_error_literal(error, POST_ERROR, POST_ERROR_TIME, _("it takes too long"));
    else
        *offer = post_offer_of(reading->heard, error);
    return TRUE;
}
