/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The errors of bowout-mail and their names. */
#include "config.h"

#include "error.h"

#include "bowout/mail/protocol.h"

G_DEFINE_QUARK(bowout - mail - fault, mail_fault)

static const char *const names[] = {
    [MAIL_FAULT_TOO_BIG] = MAIL_ERROR_TOO_BIG, [MAIL_FAULT_HEADER] = MAIL_ERROR_HEADER,   [MAIL_FAULT_PARTS] = MAIL_ERROR_PARTS,
    [MAIL_FAULT_DEPTH] = MAIL_ERROR_DEPTH,     [MAIL_FAULT_NO_MAIL] = MAIL_ERROR_NO_MAIL, [MAIL_FAULT_REQUEST] = MAIL_ERROR_REQUEST,
    [MAIL_FAULT_REFUSED] = MAIL_ERROR_REFUSED, [MAIL_FAULT_IO] = MAIL_ERROR_IO,
};

const char *mail_fault_name(const GError *error) {
    if (error->domain != MAIL_FAULT || error->code < 0 || (gsize)error->code >= G_N_ELEMENTS(names)) return MAIL_ERROR_IO;
    return names[error->code];
}
