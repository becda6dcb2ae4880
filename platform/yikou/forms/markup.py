"""The HTML of a form, written once, with two kinds of tags.

`[[ ]]` and `[% %]` are what is known from the schema: they are run when a version is compiled, and what they leave is
the specialised template. `{{ }}` and `{% %}` are what is known when a page is drawn: `x` is the scope of the record or
of one row (see `filling.py`), `n` and `i` the name and the id that its controls begin with, `e` what the page shares.
Classes are those of the stylesheet. There is no script and no style in here.
"""

CONTROLS = """
[# Most controls have nothing beside their value: their source is written without the rest, for speed. #]
[% set written = namespace(noted=true) %]
[% macro name(c) -%]{{ n }}.[[ c.key ]][%- endmacro %]
[% macro id(c) -%]{{ i }}--[[ element_id(c.key) ]][%- endmacro %]
[% macro if(c, mark) -%]
[% if written.noted or mark not in ('!', '^', '*', '~') %]{% if x['[[ c.key ]][[ mark ]]'] %}
[%- else %]{% if false %}[% endif %]
[%- endmacro %]
[% macro value(c, mark='') -%]{{ x['[[ c.key ]][[ mark ]]'] }}[%- endmacro %]

[% macro icon(name) -%]
<svg class="i" aria-hidden="true"><use href="{{ e['sprite'] }}#[[ name ]]"/></svg>
[%- endmacro %]

[% macro optional(c) -%]
[% if c.optional and c.kind not in ('fixed', 'computed') %] <span class="opt">[[ t('optional') ]]</span>[% endif %]
[%- endmacro %]

[% macro label_text(c) -%]
[[ title(c) ]][[ optional(c) ]][[ if(c, '^') ]]<span class="from" id="[[ id(c) ]]-from">[[ value(c, '^') ]]</span>
[%- if written.noted %]{% elif x['[[ c.key ]]='] %}<span class="from differs" id="[[ id(c) ]]-from">
[[- value(c, '=') ]]</span>[% endif %]{% endif %}
[%- endmacro %]

[% macro marker(c) -%]<input type="hidden" name="[[ name(c) ]]" value="">[%- endmacro %]
[% macro tint(c) -%][[ if(c, '^') ]] is-prefilled{% endif %}[%- endmacro %]
[% macro invalid(c) -%][[ if(c, '!') ]] aria-invalid="true"{% endif %}[%- endmacro %]

[% macro described(c, hint=true) -%]
[% if hint and c.hint %] aria-describedby="[[ id(c) ]]-hint[[ if(c, '!') ]] [[ id(c) ]]-fault{% endif %}"
[%- else %][[ if(c, '!') ]] aria-describedby="[[ id(c) ]]-fault"{% endif %}[% endif %]
[%- endmacro %]

[% macro aria(c, row) -%]
[% if row %] aria-label="[[ row ]] {{ x['#n'] }} [[ title(c) ]]"[% endif %][[ invalid(c) ]][[ described(c, not row) ]]
[%- endmacro %]

[% macro common(c, row) %]
 id="[[ id(c) ]]" name="[[ name(c) ]]" autocomplete="off"[[ aria(c, row) ]][[ if(c, '*') ]] autofocus{% endif %}
[%- endmacro %]

[% macro hint(c) -%]
[% if c.hint %]<p class="yk-hint" id="[[ id(c) ]]-hint">[[ c.hint ]]</p>[% endif %]
[%- endmacro %]

[% macro fault(c) -%]
[[ if(c, '!') ]]<p class="yk-fault" id="[[ id(c) ]]-fault">[[ icon('alert-circle') ]]<span><span
 class="visually-hidden">{{ e['wrong'] }}</span>[[ value(c, '!') ]]</span></p>{% endif %}
[%- endmacro %]

[# What depends on a control is sent again when it changes; the control itself never is. #]
[% macro refines(c) -%]
[% if refreshes(c) %]{% if refresh %} hx-post="{{ refresh }}" hx-trigger="change consume" hx-swap="none"
 hx-sync="closest form:queue all"{% endif %}[% endif %]
[%- endmacro %]

[% macro select(c, row, options) -%]
<select class="form-select[[ tint(c) ]]"[[ common(c, row) ]]><option value="">[[ t('choose') ]]</option>[[ options ]]
</select>
[%- endmacro %]

[% macro options(c) -%]
[% for value, text in values(c) -%]
[% if c.offered %][[ if(c, '/' ~ value) ]][% endif -%]
<option value="[[ value ]]"[[ if(c, '#' ~ value) ]] selected{% endif %}>[[ text ]]</option>
[%- if c.offered %]{% endif %}[% endif -%]
[%- endfor %]
[%- endmacro %]

[# Orgs and people are only known when the page is drawn; one that is not offered any more stays chosen. #]
[% macro offered(c) -%]
[[ if(c, '@') ]]<option value="[[ value(c) ]]" selected>[[ value(c, '@') ]]</option>{% endif %}
{% set chosen = x['[[ c.key ]]'] %}{% for slug, title in e['choices'].get('[[ offer(c) ]]', ()) %}
<option value="{{ slug }}"{% if slug == chosen %} selected{% endif %}>{{ title }}</option>{% endfor %}
[%- endmacro %]

[% macro typed(c, row, kind='text', css='', more='') -%]
<input class="form-control[[ css ]][[ tint(c) ]]" type="[[ kind ]]"[[ common(c, row) ]][[ more ]]
 value="[[ value(c) ]]">
[%- endmacro %]

[% macro checkbox(c, row) -%]
[[ marker(c) ]]<input class="form-check-input" type="checkbox" id="[[ id(c) ]]" name="[[ name(c) ]]" value="yes"
[[- if(c, '#yes') ]] checked{% endif %}[[ aria(c, row) ]][[ if(c, '*') ]] autofocus{% endif %}>
[%- endmacro %]

[# One input, select or text area; in a table it is named by its row. #]
[% macro single(c, row) -%]
[% if c.kind in ('choice', 'yes_no', 'branch') %][[ select(c, row, options(c)) ]]
[%- elif c.kind in ('org', 'person') %][[ select(c, row, offered(c)) ]]
[%- elif c.kind == 'search' %][[ typed(c, row, more=list_of(c) ~ ' data-search-list') ]]<datalist id="[[ id(c) ]]-list">
[%- for value, text in values(c) %]<option value="[[ text ]]" data-initials="[[ initials(text) ]]">
[%- endfor %]</datalist>
[%- elif c.kind in ('textarea', 'plain') %]<textarea class="form-control[[ tint(c) ]]" rows="3"[[ common(c, row) ]]>{{-
 '\\n' }}[[ value(c) ]]</textarea>
[%- elif c.kind in ('number', 'integer') %][% if c.unit %]<div class="yk-unit">[% endif %]
[[- typed(c, row, more=input_mode(c)) ]][% if c.unit %]<span>[[ c.unit ]]</span></div>[% endif %]
[%- elif c.kind in ('date', 'time', 'moment') %][[ typed(c, row, kind=date_or_text(c)) ]]
[%- elif c.kind == 'file' %][[ file(c, row) ]]
[%- elif c.kind == 'consent' %][[ checkbox(c, row) ]]
[%- elif c.kind == 'fixed' %]<input class="form-control" type="text" id="[[ id(c) ]]"[[ aria(c, row) ]] readonly
 value="[[ value(c) ]]">
[%- elif examples(c) %][[ typed(c, row, kind=input_of(c), more=placeholder(c) ~ list_of(c)) ]]
<datalist id="[[ id(c) ]]-list">[% for text in examples(c) %]<option value="[[ text ]]">[% endfor %]</datalist>
[%- else %][[ typed(c, row, kind=input_of(c), css=' num' if c.figures else '', more=input_mode(c) ~ placeholder(c)) ]]
[%- endif %]
[%- endmacro %]

[# A file travels in a text; one that was there is sent again before a new one, and left out by its box. #]
[% macro file(c, row) -%]
[[ if(c, '') ]]<input type="hidden" name="[[ name(c) ]]" value="[[ value(c) ]]">{% endif %}
<input class="form-control" type="file" accept="[[ taken ]]"[[ common(c, row) ]]>[[ if(c, '') ]]
<span class="yk-hint">[[ t('kept') ]]</span>
<label class="form-check"><input class="form-check-input" type="checkbox" name="[[ name(c) ]]" value="none">
[[ t('drop') ]]</label>{% endif %}
[%- endmacro %]

[% macro list_of(c) %] list="[[ id(c) ]]-list"[%- endmacro %]
[% macro input_mode(c) -%][% if mode(c) %] inputmode="[[ mode(c) ]]"[% endif %][%- endmacro %]
[% macro placeholder(c) -%][% if c.placeholder %] placeholder="[[ c.placeholder ]]"[% endif %][%- endmacro %]
[# What is no day is shown as it was typed, which a date input cannot do. #]
[% macro date_or_text(c) -%][[ if(c, '~') ]]text{% else %}[[ input_of(c) ]]{% endif %}[%- endmacro %]

[# Radios and checkboxes: the first has the id of the whole, so that an error leads to it. #]
[% macro boxes(c) -%]
[% set kind = 'checkbox' if c.kind == 'several' else 'radio' %]
<div class="yk-radios">[% for value, text in values(c) %]
[% set own = id(c) ~ ('' if loop.first else '-o' ~ loop.index0) %]
<div class="form-check"><input class="form-check-input" type="[[ kind ]]" id="[[ own ]]" name="[[ name(c) ]]"
 value="[[ value ]]"[[ if(c, '#' ~ value) ]] checked{% endif %}
[%- if kind == 'checkbox' %][[ invalid(c) ]][% endif %][% if loop.first %][[ focus(c) ]][% endif %]>
<label class="form-check-label" for="[[ own ]]">[[ text ]]</label></div>
[%- endfor %]</div>
[%- endmacro %]
[% macro focus(c) -%][[ if(c, '*') ]] autofocus{% endif %}[%- endmacro %]

[% macro org_boxes(c) -%]
{% set chosen = x['[[ c.key ]]'] %}<div class="yk-radios">
{% for slug, title in e['choices'].get('[[ offer(c) ]]', ()) %}
<div class="form-check"><input class="form-check-input" type="checkbox" name="[[ name(c) ]]" value="{{ slug }}"
 id="[[ id(c) ]]{% if not loop.first %}-o{{ loop.index0 }}{% endif %}"{% if slug in chosen %} checked{% endif %}>
<label class="form-check-label" for="[[ id(c) ]]{% if not loop.first %}-o{{ loop.index0 }}{% endif %}">{{ title }}
</label></div>
{% endfor %}</div>
[%- endmacro %]

[% macro field(c) -%]
{% if x['[[ c.key ]]+'] %}[[ box(c) ]]{% else %}[% set written.noted = false %][[ box(c) ]]
[%- set written.noted = true %]{% endif %}
[%- endmacro %]

[% macro box(c) -%]
[% if c.kind == 'computed' %]<span>[[ title(c) ]] <output id="[[ id(c) ]]"><b>
[[- if(c, '') ]][[ value(c) ]]{% else %}—{% endif %}</b></output></span>
[%- elif c.kind == 'consent' %]
<div class="yk-field c[[ width(c) ]][[ if(c, '!') ]] has-fault{% endif %}"[[ refines(c) ]]>
<div class="form-check">[[ checkbox(c, '') ]]
<label class="form-check-label" for="[[ id(c) ]]">[[ title(c) ]]</label></div>
[[- hint(c) ]][[ fault(c) ]]</div>
[%- elif is_fieldset(c) %]<fieldset class="yk-field c[[ width(c) ]][[ if(c, '!') ]] has-fault{% endif %}"
[%- if c.kind not in ('several', 'orgs') %] role="radiogroup"[% endif %][[ described(c) ]][[ refines(c) ]]>
<legend>[[ label_text(c) ]]</legend>[[ marker(c) ]][[ org_boxes(c) if c.kind == 'orgs' else boxes(c) ]]
[[- hint(c) ]][[ fault(c) ]]</fieldset>
[%- else %]<div class="yk-field c[[ width(c) ]][[ if(c, '!') ]] has-fault{% endif %}"[[ refines(c) ]]>
<label for="[[ id(c) ]]">[[ label_text(c) ]]</label>[[ single(c, '') ]][[ hint(c) ]][[ fault(c) ]]</div>
[%- endif %]
[%- endmacro %]
"""
