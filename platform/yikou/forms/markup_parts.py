"""The HTML of what holds controls: groups, lists, sections, and what is chosen. It is written as in `markup.py`."""

GROUPS = """
[% macro legend(c, within) -%]
<legend[% if title(c) == within or not c.title and c.given %] class="visually-hidden"[% endif %]>
[[- title(c) ]][[ optional(c) if c.kind != 'pairs' ]]</legend>
[%- endmacro %]

[% macro group(c, within, inside) -%]
<fieldset class="yk-field c12" id="[[ id(c) ]]"[[ described(c) ]]>[[ legend(c, within) ]][[ marker(c) ]][[ hint(c) ]]
<div class="yk-grid">[[ inside ]]</div>[[ fault(c) ]]</fieldset>
[%- endmacro %]

[% macro swap() -%]{% if oob %} hx-swap-oob="true"{% endif %}[%- endmacro %]

[% macro part(c, inside) -%]
<div id="[[ id(c) ]]-part"[[ swap() ]][[ if(c, '?') ]] class="c12 yk-grid">
<input type="hidden" name="_shown" value="[[ id(c) ]]-part[% if c.offered %][[ value(c, '/') ]][% endif %]">
[[- inside ]]{% else %} hidden>{% endif %}</div>
[%- endmacro %]

[% macro sums(c, inside) -%]
<div id="[[ id(c) ]]-sum"[[ swap() ]] class="yk-sum c12" role="status">[[ inside ]]</div>
[%- endmacro %]

[% macro button(verb, target, css, inside, more='') -%]
<button class="[[ css ]]" type="submit" name="_do" value="[[ verb ]]:[[ target ]]" formnovalidate[[ more ]]
{%- if refresh %} hx-post="{{ refresh }}" hx-swap="none"{% endif %}>[[ inside ]]</button>
[%- endmacro %]

[% macro which(c) -%][[ c.row_title or title(c) ]] {{ x['#n'] }} {{ x['#label'] }}[%- endmacro %]
[% macro labelled(c, word) %] aria-label="[[ t(word) ]] [[ which(c) ]]"[%- endmacro %]
[% macro own(c) -%]{{ n }}[%- endmacro %]
[% macro add_label(c) -%][[ icon('plus') ]][[ t('add') ]][[ c.row_title or title(c) ]][%- endmacro %]
[% macro add_more(c) %] id="[[ id(c) ]]"[[ if(c, '*') ]] autofocus{% endif %}[%- endmacro %]

[# Every button names its row: a reader of the screen hears what is deleted: member 2, by name. #]
[% macro acts(c) -%]
[[ button('remove', own(c), 'yk-icon-btn', icon('trash'), labelled(c, 'remove')) ]]
[% if c.kind != 'pairs' %]<details class="yk-row-more">
<summary class="yk-icon-btn"[[ labelled(c, 'more') ]]>[[ icon('dots') ]]</summary><div>
[%- for verb in ('up', 'down', 'copy') %][[ button(verb, own(c), 'btn btn-text btn-sm', t(verb), labelled(c, verb)) ]]
[%- endfor %]</div></details>[% endif %]
[%- endmacro %]

[% macro row_start(c) -%]
{% for x in all %}{% set n = x['#name'] %}{% set i = x['#id'] %}
[%- endmacro %]

[% macro row_marker() -%]<input type="hidden" name="{{ x['#list'] }}" value="{{ x['#row'] }}">[%- endmacro %]

[% macro table(c) -%]
{% if all %}<table class="yk-rows"><colgroup><col class="w-1">
[%- for part in c.parts %]<col[% if part.figures %] class="w-4"[% endif %]>[% endfor %]<col class="w-2"></colgroup>
<thead><tr><th><span class="visually-hidden">[[ t('number') ]]</span></th>
[%- for part in c.parts %]<th>[[ title(part) ]][[ optional(part) ]]</th>[% endfor %]
<th><span class="visually-hidden">[[ t('acts') ]]</span></th></tr></thead><tbody>[[ row_start(c) ]]
<tr id="{{ i }}"><td><span class="only-phone">[[ c.row_title or title(c) ]] </span>{{ x['#n'] }}[[ row_marker() ]]</td>
[%- for part in c.parts %]<td data-th="[[ title(part) ]]"
 class="[% if part.figures %]wide[% endif %][[ if(part, '!') ]] has-fault{% endif %}">
[[- noted_cell(c, part) ]]</td>[% endfor %]
<td class="yk-row-acts">[[ acts(c) ]]</td></tr>{% endfor %}</tbody></table>{% endif %}
[%- endmacro %]

[% macro noted_cell(c, part) -%]
{% if x['[[ part.key ]]+'] %}[[ cell(c, part) ]]{% else %}[% set written.noted = false %][[ cell(c, part) ]]
[%- set written.noted = true %]{% endif %}
[%- endmacro %]

[# Within its list it is sent with the list, alone it finds its own place. #]
[% macro sum(c, swap='') -%]<output id="[[ id(c) ]]"[[ swap ]]>[[ value(c) ]]</output>[%- endmacro %]
[% macro sum_alone(c) -%][[ sum(c, swap()) ]][%- endmacro %]

[% macro cell(c, part) -%]
[% if part.kind == 'computed' %][[ sum(part) ]]
[%- elif refreshes(part) %]<div[[ refines(part) ]]>[[ single(part, c.row_title) ]]</div>[[ fault(part) ]]
[%- else %][[ single(part, c.row_title) ]][[ fault(part) ]][% endif %]
[%- endmacro %]

[% macro cards(c, inside) -%]
[[ row_start(c) ]]<fieldset class="yk-panel yk-body" id="{{ i }}">
<legend class="yk-label">[[ which(c) ]]</legend>[[ row_marker() ]]
<div class="yk-grid">[[ inside ]]</div><div class="yk-row-acts">[[ acts(c) ]]</div></fieldset>{% endfor %}
[%- endmacro %]

[% macro rows_before(c, within) -%]
<fieldset class="yk-field c12" id="[[ id(c) ]]-rows"[[ swap() ]][[ described(c) ]]>[[ legend(c, within) ]]
[[- hint(c) ]][[ marker(c) ]]
[%- endmacro %]
[% macro rows_after(c) -%]
[[ fault(c) ]]{% if not all or all|length < [[ most_rows(c) ]] %}
[[- button('add', name(c), 'btn btn-plain', add_label(c), add_more(c)) ]]{% endif %}</fieldset>
[%- endmacro %]

[% macro section(number, s, inside) -%]
{% set s = e['sections'][[ '[' ~ number ~ ']' ]] %}
<details class="yk-section yk-panel" id="{{ i }}-[[ s.id ]]"{% if s.open %} open{% endif %}>
<summary>{% if s.done %}<span class="yk-mark yk-mark--done">[[ icon('check') ]]</span>{% else %}<span
 class="yk-mark{{ s.mark }}">[[ number + 1 ]]</span>{% endif %}<h2>[[ s.title ]]</h2>
<span class="sum">{{ s.sum }}</span>
<span class="chev">[[ icon('chevron-down') ]]</span></summary>
<div class="yk-body"><div class="yk-grid">[[ inside ]]</div></div></details>
[%- endmacro %]
"""

BOXES = """
[# What is chosen has names of its own, below the number of the choice. #]
[% macro branch(c, held) -%]
<fieldset class="yk-field c12 yk-box" id="[[ id(c) ]]-box">
{% if not x['[[ c.key ]]:'] %}<div class="yk-grid">[[ field(c) ]]</div>[[ held ]]{% endif %}</fieldset>
[%- endmacro %]

[% macro way(c, inside) -%]
<div id="[[ id(c) ]]-in"[[ swap() ]] class="yk-grid">{% if x['[[ c.key ]]%'] %}
<input type="hidden" name="_shown" value="[[ id(c) ]]-in:{{ x['[[ c.key ]]%']['#id'] }}">[[ inside ]]{% endif %}</div>
[%- endmacro %]

[% macro inner(c, inside) -%]
{% if x['[[ c.key ]]%'] %}[[ marker(c) ]][[ inside ]]{% endif %}
[%- endmacro %]

[% macro maybe(c, inside) -%]
<fieldset class="yk-field c12 yk-box" id="[[ id(c) ]]-box"[[ swap() ]][[ described(c) ]]>
{% if not x['[[ c.key ]]:'] %}<legend>[[ label_text(c) ]]</legend>[[ hint(c) ]]
{% if x['[[ c.key ]]%'] %}<input type="hidden" name="[[ name(c) ]]" value="0">
[[- button('remove', name(c), 'btn btn-text btn-sm', take_label(c), box_id(c)) ]]<div class="yk-grid">[[ inside ]]</div>
{% else %}[[ marker(c) ]][[ button('add', name(c), 'btn btn-plain', add_label(c), box_id(c)) ]]{% endif %}
[[ fault(c) ]]{% endif %}</fieldset>
[%- endmacro %]
[% macro box_id(c) %] id="[[ id(c) ]]"[% endmacro %]
[% macro take_label(c) -%][[ icon('trash') ]][[ t('remove') ]][[ title(c) ]][%- endmacro %]
"""
