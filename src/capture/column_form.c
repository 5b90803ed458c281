#include "capture/column_form.h"

#include <string.h>

#define CHECK_MARK "\xe2\x9c\x93"

/* A column of tshark 4.0 holds 4095 bytes, one of other releases 255. Whatever fits is whole if
 * there was room for one value more; the longest is an IPv6 address. */
#define LONG_CELL ((size_t)200)

/* Wireshark takes no packet for longer when it takes it apart, whatever its length. */
#define LENGTH_MAX "2147483647"

/* The protocols all of whose fields were compared. Of others, some are not the same: columns have
 * values in the order in which they were found, -T fields as they stand in the tree. */
static const char *const protocols[] = {"frame", "eth",    "vlan", "arp", "ip",  "ipv6",
                                        "icmp",  "icmpv6", "tcp",  "udp", "dns", NULL};

/* Fields that a protocol adds when what it carries was taken apart already: in a tunnel their order
 * differs in the same way. */
static const char *const late[] = {"eth.fcs",         "eth.padding", "eth.trailer", "tcp.segment",
                                   "tcp.reassembled", "tcp.pdu",     "udp.pdu"};

/* Names that tshark 4.0 has for several fields, of which its registry lists one. A column holds the
 * values of one field after those of the other. (Flags with such names are all the same.) */
static const char *const repeated[] = {
    "dns.flags.authenticated",
    "dns.flags.conflict",
    "dns.qry.class",
    "dns.resp.class",
    "dns.rr.udp_payload_size",
    "icmpv6.opt.name_type",
    "icmpv6.rr.pco.up.flagmask.a",
    "icmpv6.rr.pco.up.flagmask.l",
    "icmpv6.rr.pco.up.flagmask.reserved",
    "ip.opt.sec_prot_auth_unassigned",
    "ip.version",
    "ipv6.routing.type.mipv6",
    "tcp.options.mptcp.reserved.flag",
    "vlan.priority",
};

/* Fields that Wireshark knows of every packet, and has columns of its own for. (Its column of times
 * has the decimals of the capture, which cuts off what a damaged one has beyond.) */
static const struct {
    const char *field, *ft;
    ColumnKind kind;
} own[] = {
    {"frame.number", "FT_UINT32", COLUMN_NUMBER},
    {"frame.len", "FT_UINT32", COLUMN_LENGTH},
};

/* Integers that a column shows as a name (BASE_NONE), in a form of its protocol's (BASE_CUSTOM) or
 * in another base (BASE_OUI) are missing here; so are reals, which may have a unit, and absolute
 * times, which have a comma. An empty base is any. */
static const struct {
    const char *ft, *base;
    ColumnForm form;
} forms[] = {
    {"FT_NONE", "", {COLUMN_FLAG, 0}},
    {"FT_BOOLEAN", "", {COLUMN_SAME, 0}},
    {"FT_FRAMENUM", "", {COLUMN_SAME, 0}},
    {"FT_RELATIVE_TIME", "", {COLUMN_SAME, 0}},
    {"FT_IPv4", "", {COLUMN_SAME, 0}},
    {"FT_IPv6", "", {COLUMN_SAME, 0}},
    {"FT_ETHER", "", {COLUMN_SAME, 0}},
    {"FT_INT8", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_INT16", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_INT32", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT8", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT16", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT24", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT32", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT64", "BASE_DEC", {COLUMN_SAME, 0}},
    {"FT_UINT16", "BASE_DEC_HEX", {COLUMN_SAME, 0}},
    {"FT_UINT16", "BASE_PT_TCP", {COLUMN_SAME, 0}},
    {"FT_UINT16", "BASE_PT_UDP", {COLUMN_SAME, 0}},
    {"FT_UINT8", "BASE_HEX", {COLUMN_HEX, 2}},
    {"FT_UINT16", "BASE_HEX", {COLUMN_HEX, 4}},
    {"FT_UINT16", "BASE_HEX_DEC", {COLUMN_HEX, 4}},
    {"FT_UINT24", "BASE_HEX", {COLUMN_HEX, 6}},
    {"FT_UINT32", "BASE_HEX", {COLUMN_HEX, 8}},
};

const char *const *column_form_protocols(void)
{
    return protocols;
}

static bool is_of_known_protocol(const char *field)
{
    size_t length = strcspn(field, ".");
    for (size_t i = 0; protocols[i] != NULL; i++) {
        if (strlen(protocols[i]) == length && memcmp(protocols[i], field, length) == 0)
            return true;
    }
    return false;
}

static bool is_late(const char *field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(late); i++) {
        if (g_str_has_prefix(field, late[i]))
            return true;
    }
    return false;
}

static bool is_repeated(const char *field)
{
    for (size_t i = 0; i < G_N_ELEMENTS(repeated); i++) {
        if (strcmp(field, repeated[i]) == 0)
            return true;
    }
    return false;
}

ColumnForm column_form_of(const char *field, const char *ft, const char *base)
{
    for (size_t i = 0; i < G_N_ELEMENTS(own); i++) {
        if (strcmp(field, own[i].field) == 0)
            return (ColumnForm){strcmp(ft, own[i].ft) == 0 ? own[i].kind : COLUMN_UNPROVEN, 0};
    }
    if (!is_of_known_protocol(field) || is_late(field) || is_repeated(field))
        return (ColumnForm){COLUMN_UNPROVEN, 0};
    for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
        if (strcmp(forms[i].ft, ft) == 0 &&
            (*forms[i].base == '\0' || strcmp(forms[i].base, base) == 0))
            return forms[i].form;
    }
    return (ColumnForm){COLUMN_UNPROVEN, 0};
}

const char *column_form_own(const ColumnForm *form)
{
    static const char *const formats[] = {[COLUMN_NUMBER] = "%m", [COLUMN_LENGTH] = "%L"};
    return (size_t)form->kind < G_N_ELEMENTS(formats) ? formats[form->kind] : NULL;
}

bool column_cell_may_be_cut(size_t length)
{
    return length >= LONG_CELL;
}

/* Adds one value. */
static bool pad_one(const ColumnForm *form, const char *value, size_t length, GString *out)
{
    if (length < 3 || memcmp(value, "0x", 2) != 0)
        return false;
    g_string_append_len(out, "0x", 2);
    for (size_t digits = length - 2; digits < form->digits; digits++)
        g_string_append_c(out, '0');
    g_string_append_len(out, value + 2, (gssize)length - 2);
    return true;
}

static bool is_number(const GString *text)
{
    return text->len > 0 && strspn(text->str, G_CSET_DIGITS) == text->len;
}

static bool is_length(const GString *text)
{
    size_t most = strlen(LENGTH_MAX);
    return is_number(text) &&
           (text->len < most || (text->len == most && strcmp(text->str, LENGTH_MAX) < 0));
}

/* Wireshark's own columns have blanks in front. */
static bool restore_own(const ColumnForm *form, const char *cell, size_t length, GString *out)
{
    while (length > 0 && *cell == ' ') {
        cell++;
        length--;
    }
    g_string_append_len(out, cell, (gssize)length);
    return form->kind == COLUMN_LENGTH ? is_length(out) : is_number(out);
}

static bool restore_hex(const ColumnForm *form, const char *cell, size_t length, GString *out)
{
    const char *end = cell + length;
    while (true) {
        const char *separator = memchr(cell, COLUMN_SEPARATOR, (size_t)(end - cell));
        const char *stop = separator != NULL ? separator : end;
        if (!pad_one(form, cell, (size_t)(stop - cell), out))
            return false;
        if (separator == NULL)
            return true;
        g_string_append_c(out, COLUMN_SEPARATOR);
        cell = separator + 1;
    }
}

bool column_form_restore(const ColumnForm *form, const char *cell, size_t length, GString *out)
{
    g_string_truncate(out, 0);
    if (form->kind == COLUMN_HEX)
        return restore_hex(form, cell, length, out);
    return restore_own(form, cell, length, out);
}

const char *column_form_flag(bool first, bool second)
{
    if (!first)
        return "";
    return second ? "1,1" : "1";
}

bool column_is_check_mark(const char *cell, size_t length)
{
    return length == strlen(CHECK_MARK) && memcmp(cell, CHECK_MARK, length) == 0;
}
