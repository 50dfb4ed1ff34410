// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace td::authoring {

/// The style of the pages, for browsers of the last fifteen years: boxes in a line where others would use a grid. Its
/// colours are the light ones of resources/theme/tokens.json. None of < > & ": it stands inside a page.
inline constexpr auto pageStyle = R"css(
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: #F5F7F9; color: #14222C; line-height: 1.5;
  font-family: system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', Arial, sans-serif; }
header, main, footer { display: block; max-width: 58em; margin: 0 auto; padding: 0 1em; }
section, nav, figure, figcaption { display: block; }
header { padding-top: 1.2em; }
h1 { font-size: 1.75em; line-height: 1.25; margin: 0 0 .2em; }
h2 { font-size: 1.35em; line-height: 1.3; margin: 1.6em 0 .6em; }
h3 { font-size: 1.15em; line-height: 1.3; margin: 1.2em 0 .2em; }
h1, h2, h3, p, li { overflow-wrap: break-word; word-wrap: break-word; }
p { margin: 0 0 .6em; }
ul { margin: 0 0 .6em; padding-left: 1.3em; }
li { margin: .3em 0; }
a { color: #0A6A86; }
a:focus { outline: 2px solid #0A6A86; outline-offset: 2px; }
img { border: 0; }
.language { float: right; margin: 0 0 .5em 1em; }
.person { font-size: 1.15em; font-weight: 600; }
.quiet { color: #475965; }
.notice, .volume { padding: .7em 1em; border-radius: 8px; margin: 1em 0; }
.notice { background: #FCF1DC; border-left: 6px solid #8A5200; }
.volume { background: #E1F1F6; border-left: 6px solid #0A6A86; }
.contents ul { list-style: none; padding: 0; }
.contents li { display: inline-block; margin: 0 1.4em .4em 0; }
.card { background: #FFFFFF; border: 1px solid #C9D3DA; border-radius: 8px; padding: 1em; margin: 0 0 1em; overflow: hidden; }
.card .frame { float: left; width: 9em; height: 9em; line-height: 9em; margin-right: 1em; }
.card .text { overflow: hidden; }
.card h3 { margin-top: 0; }
.frame { display: block; background: #000000; border-radius: 8px; text-align: center; overflow: hidden; }
.frame img { width: auto; height: auto; max-width: 100%; max-height: 100%; vertical-align: middle; }
.button { display: inline-block; background: #0A6A86; color: #FFFFFF; border-radius: 8px; padding: .45em 1.1em;
  text-decoration: none; font-weight: 600; }
.documents { list-style: none; padding: 0; }
.figures figure { display: inline-block; vertical-align: top; width: 13.4em; margin: 0 .6em 1em 0; }
.figures .frame { height: 13.4em; line-height: 13.4em; }
.figures figcaption { font-size: .9em; line-height: 1.35; padding-top: .3em; color: #475965; }
.file, pre { font-family: Consolas, 'DejaVu Sans Mono', Menlo, monospace; }
pre { background: #FFFFFF; border: 1px solid #C9D3DA; border-radius: 8px; padding: .6em 1em; overflow: auto; }
.figures { margin-bottom: 1em; }
.seal { display: block; font-size: 1.15em; letter-spacing: .03em; margin-top: .2em; }
.steps a { display: inline-block; margin-right: 1.4em; }
footer { border-top: 1px solid #C9D3DA; margin-top: 2em; padding-top: 1em; padding-bottom: 2em; }
@media (max-width: 34em) {
  .card .frame { float: none; margin: 0 0 .8em; width: 100%; height: 12em; line-height: 12em; }
  .figures figure { width: 46%; margin-right: 2%; }
  .figures .frame { height: 9em; line-height: 9em; }
}
@media print {
  html { font-size: 80%; }
  body { background: #FFFFFF; }
  header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .language, .contents, .steps, .button { display: none; }
  .card, .figures figure, .notice { page-break-inside: avoid; break-inside: avoid; }
  .figures figure { width: 11em; }
  .figures .frame { height: 11em; line-height: 11em; }
  h2, h3 { page-break-after: avoid; break-after: avoid; }
  .frame { background: none; }
  a { color: #14222C; text-decoration: none; }
}
)css";

} // namespace td::authoring
