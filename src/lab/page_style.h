/* How a page of HTML looks. */
#ifndef TABSHARK_LAB_PAGE_STYLE_H
#define TABSHARK_LAB_PAGE_STYLE_H

/* The style sheet. */
extern const char page_style[];

#endif
