/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What can go wrong in bowout-mail, as GError; each code has its name in the protocol.
 */
#ifndef BOWOUT_SRC_MAIL_ERROR_H
#define BOWOUT_SRC_MAIL_ERROR_H

#include <glib.h>

#define MAIL_FAULT (mail_fault_quark())
GQuark mail_fault_quark(void);
typedef enum {
    MAIL_FAULT_TOO_BIG,
    MAIL_FAULT_HEADER,
    MAIL_FAULT_PARTS,
    MAIL_FAULT_DEPTH,
    MAIL_FAULT_NO_MAIL,
    MAIL_FAULT_REQUEST,
    MAIL_FAULT_REFUSED,
    MAIL_FAULT_IO
} MailFault;

/* The code's name in the protocol. */
const char *mail_fault_name(const GError *error);

#endif
