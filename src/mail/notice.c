/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What programs say themselves. */
#include "config.h"

#include "notice.h"

#include "mail-text.h"

/* In small letters, whole lines. */
static const char *const notices[] = {"today",
                                      "yesterday",
                                      "new",
                                      "new messages",
                                      "unread messages",
                                      "seen",
                                      "delivered",
                                      "read",
                                      "edited",
                                      "(edited)",
                                      "forwarded",
                                      "reply",
                                      "replies",
                                      "like",
                                      "active now",
                                      "online",
                                      "typing\xE2\x80\xA6",
                                      "type a message",
                                      "write a message\xE2\x80\xA6",
                                      "interested",
                                      "maybe later",
                                      "no thanks",
                                      "yes, interested",
                                      "no thanks\xE2\x80\xA6",
                                      "inmail",
                                      "sponsored",
                                      "view profile",
                                      "accept",
                                      "decline",
                                      "reject",
                                      "respond",
                                      "reply now",
                                      "review",
                                      "sign now",
                                      "accept offer",
                                      "decline offer",
                                      "view offer",
                                      "review offer",
                                      "accept invitation",
                                      "ignore",
                                      "message",
                                      "<media omitted>",
                                      "image omitted",
                                      "sticker omitted",
                                      "this message was deleted",
                                      "you deleted this message",
                                      "monday",
                                      "tuesday",
                                      "wednesday",
                                      "thursday",
                                      "friday",
                                      "saturday",
                                      "sunday",
                                      NULL};
static const char *const notice_starts[] = {"view ",
                                            "messages and calls are end-to-end",
                                            "\xC2\xB7 1st",
                                            "\xC2\xB7 2nd",
                                            "\xC2\xB7 3rd",
                                            "1st degree",
                                            "2nd degree",
                                            "3rd degree",
                                            "you joined",
                                            "missed voice call",
                                            "missed video",
                                            "last seen",
                                            "reply to this message",
                                            "sent from my",
                                            NULL};

gboolean line_is_notice(const char *line) {
    g_autofree char *low = g_utf8_strdown(line, -1);

    if (g_strv_contains(notices, low)) return TRUE;
    for (guint i = 0; notice_starts[i] != NULL; i++)
        if (g_str_has_prefix(low, notice_starts[i]) && words_count(low) < 14) return TRUE;
    return FALSE;
}

gboolean line_is_decoration(const char *line) {
    return g_regex_match_simple(
        "^(?:role icon, |profile picture of |avatar of |has context menu$|(?:OP|NEW|BOT|APP|like)$|begin reference, )", line,
        G_REGEX_CASELESS, 0);
}
