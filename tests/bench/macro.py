# ruff: noqa: E501 -- the lines of the template
"""The peer of a compiled form: one generic macro that walks the schema each time, and calls itself for what is nested.

It draws the same controls with the same ids, names, values, hints, errors and aria attributes; a test compares them.
What the product adds around them (how far each section has come) it leaves out.
"""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment

SOURCE = """
{%- macro icon(name) -%}<svg class="i" aria-hidden="true"><use href="#{{ name }}"/></svg>{%- endmacro -%}

{%- macro described(id, schema, error, row) -%}
{%- if schema['x-hint'] and not row %} aria-describedby="{{ id }}-hint{% if error %} {{ id }}-fault{% endif %}"
{%- elif error %} aria-describedby="{{ id }}-fault"{% endif -%}
{%- endmacro -%}

{%- macro aria(id, schema, error, row) -%}
{%- if row %} aria-label="{{ row }} {{ schema['title'] }}"{% endif -%}
{%- if error %} aria-invalid="true"{% endif -%}{{ described(id, schema, error, row) }}
{%- endmacro -%}

{%- macro common(id, name, schema, error, row) %} id="{{ id }}" name="{{ name }}" autocomplete="off"
{{- aria(id, schema, error, row) }}{% endmacro -%}

{%- macro input(id, name, schema, value, error, row, kind='text', mode='') -%}
<input class="form-control{% if error %} is-invalid{% endif %}" type="{{ kind }}"{{ common(id, name, schema, error, row) }}
{%- if mode %} inputmode="{{ mode }}"{% endif %}
{%- if schema['x-placeholder'] %} placeholder="{{ schema['x-placeholder'] }}"{% endif %} value="
{{- '' if value is none else value }}">
{%- endmacro -%}

{%- macro number(id, name, schema, value, error, row) -%}
{%- set text = none if value is none else
  ('{:,.' ~ schema.get('x-decimals', 0) ~ 'f}').format(value) if schema['type'] == 'number' else value -%}
{%- set mode = 'decimal' if schema['type'] == 'number' else 'numeric' -%}
{%- if schema['x-unit'] -%}<div class="yk-unit">{{ input(id, name, schema, text, error, row, mode=mode) }}
<span>{{ schema['x-unit'] }}</span></div>
{%- else -%}{{ input(id, name, schema, text, error, row, mode=mode) }}{%- endif -%}
{%- endmacro -%}

{%- macro select(id, name, schema, value, error, row) -%}
<select class="form-select"{{ common(id, name, schema, error, row) }}><option value="">请选择</option>
{%- for one in schema['oneOf'] %}<option value="{{ loop.index0 }}"{% if one['const'] == value %} selected{% endif %}>
{{- one['title'] }}</option>{% endfor %}</select>
{%- endmacro -%}

{%- macro boxes(id, name, kind, options, chosen, error) -%}
<div class="yk-radios">{% for text, title, mark in options %}
{%- set own = id if loop.first else id ~ '-o' ~ loop.index0 -%}
<div class="form-check"><input class="form-check-input" type="{{ kind }}" id="{{ own }}" name="{{ name }}" value="{{ text }}"
{%- if mark in chosen %} checked{% endif %}{% if error and kind == 'checkbox' %} aria-invalid="true"{% endif %}>
<label class="form-check-label" for="{{ own }}">{{ title }}</label></div>{% endfor %}</div>
{%- endmacro -%}

{%- macro control(id, name, schema, value, error, row='') -%}
{%- if schema['oneOf'] -%}{{ select(id, name, schema, value, error, row) }}
{%- elif schema['type'] in ('number', 'integer') -%}{{ number(id, name, schema, value, error, row) }}
{%- elif schema['x-widget'] == 'textarea' -%}
<textarea class="form-control" rows="3"{{ common(id, name, schema, error, row) }}>{{ '\\n\\n' }}
{{- '' if value is none else value }}</textarea>
{%- elif schema['format'] == 'date' -%}{{ input(id, name, schema, value, error, row, kind='date') }}
{%- else -%}
{%- set mode = {'phone': 'tel', 'account': 'numeric'}.get(schema['x-mask'], '') -%}
{{ input(id, name, schema, value, error, row, mode=mode) }}
{%- endif -%}
{%- endmacro -%}

{%- macro hint(id, schema) -%}
{%- if schema['x-hint'] -%}<p class="yk-hint" id="{{ id }}-hint">{{ schema['x-hint'] }}</p>{%- endif -%}
{%- endmacro -%}

{%- macro fault(id, error) -%}
{%- if error -%}<p class="yk-fault" id="{{ id }}-fault">{{ icon('alert-circle') }}<span>
<span class="visually-hidden">错误：</span>{{ error }}</span></p>{%- endif -%}
{%- endmacro -%}

{%- macro title(schema, required) -%}
{{ schema['title'] }}{% if not required %} <span class="opt">选填</span>{% endif %}
{%- endmacro -%}

{%- macro button(verb, name, css, label, inside) -%}
<button class="{{ css }}" type="submit" name="_do" value="{{ verb }}:{{ name }}" formnovalidate
{%- if label %} aria-label="{{ label }}"{% endif %}>{{ inside }}</button>
{%- endmacro -%}

{%- macro acts(name, which) -%}
{{ button('remove', name, 'yk-icon-btn', '删除 ' ~ which, icon('trash')) }}
<details class="yk-row-more"><summary class="yk-icon-btn" aria-label="移动或复制 {{ which }}">{{ icon('dots') }}</summary><div>
{%- for verb, word in (('up', '上移'), ('down', '下移'), ('copy', '复制')) %}
{{- button(verb, name, 'btn btn-text btn-sm', word ~ ' ' ~ which, word) }}{% endfor %}</div></details>
{%- endmacro -%}

{%- macro table(id, name, schema, rows, errors, where) -%}
{%- set items = schema['items'] -%}
<table class="yk-rows"><thead><tr><th><span class="visually-hidden">序号</span></th>
{%- for part in items['properties'].values() %}<th>{{ part['title'] }}</th>{% endfor %}
<th><span class="visually-hidden">操作</span></th></tr></thead><tbody>
{%- for row in rows %}{% set n = loop.index -%}
{%- set which = items['title'] ~ ' ' ~ n ~ ' ' ~ row.get(items['x-row-label'], '') -%}
<tr id="{{ id }}--{{ n }}"><td>{{ n }}<input type="hidden" name="{{ name }}" value="{{ n }}"></td>
{%- for key, part in items['properties'].items() %}<td data-th="{{ part['title'] }}">
{%- set error = errors.get(where ~ '/' ~ loop.index0 ~ '/' ~ key) -%}
{{ control(id ~ '--' ~ n ~ '--' ~ key, name ~ '.' ~ n ~ '.' ~ key, part, row.get(key), error, items['title'] ~ ' ' ~ n) }}
{{- fault(id ~ '--' ~ n ~ '--' ~ key, error) }}</td>{% endfor %}
<td class="yk-row-acts">{{ acts(name ~ '.' ~ n, which) }}</td></tr>{% endfor %}</tbody></table>
{%- endmacro -%}

{%- macro field(id, name, schema, value, required, errors, where) -%}
{%- set error = errors.get(where) -%}
{%- set faulty = ' has-fault' if error else '' -%}
{%- if schema['type'] == 'object' -%}
<fieldset class="yk-field c12" id="{{ id }}"><legend>{{ title(schema, required) }}</legend>
<input type="hidden" name="{{ name }}" value="">{{ hint(id, schema) }}
<div class="yk-grid">{{ fields(id, name, schema, value or {}, errors, where) }}</div></fieldset>
{%- elif schema['type'] == 'array' and schema['items']['type'] == 'object' -%}
<fieldset class="yk-field c12" id="{{ id }}-rows"><legend>{{ title(schema, required) }}</legend>{{ hint(id, schema) }}
<input type="hidden" name="{{ name }}" value="">{{ table(id, name, schema, value or (), errors, where) }}{{ fault(id, error) }}
<button class="btn btn-plain" type="submit" name="_do" value="add:{{ name }}" formnovalidate id="{{ id }}">{{ icon('plus') }}添加
{{- schema['items']['title'] }}</button></fieldset>
{%- elif schema['type'] == 'array' or schema['type'] == 'boolean' or (schema['oneOf'] and schema['oneOf']|length <= 4) -%}
{%- set several = schema['type'] == 'array' -%}
<fieldset class="yk-field c4{{ faulty }}"{% if not several %} role="radiogroup"{% endif %}
{{- described(id, schema, error, '') }}><legend>{{ title(schema, required) }}</legend>
<input type="hidden" name="{{ name }}" value="">
{%- if schema['type'] == 'boolean' -%}
{{ boxes(id, name, 'radio', (('yes', '是', true), ('no', '否', false)), (value,), error) }}
{%- else -%}
{%- set choices = (schema['items'] if several else schema)['oneOf'] -%}
{%- set found = namespace(options=[]) -%}
{%- for one in choices %}{% set _ = found.options.append((loop.index0, one['title'], one['const'])) %}{% endfor -%}
{{ boxes(id, name, 'checkbox' if several else 'radio', found.options, (value or ()) if several else (value,), error) }}
{%- endif -%}{{ hint(id, schema) }}{{ fault(id, error) }}</fieldset>
{%- else -%}
<div class="yk-field c4{{ faulty }}"><label for="{{ id }}">{{ title(schema, required) }}</label>
{{ control(id, name, schema, value, error) }}{{ hint(id, schema) }}{{ fault(id, error) }}</div>
{%- endif -%}
{%- endmacro -%}

{%- macro fields(id, name, schema, answers, errors, where) -%}
{%- for key, part in schema['properties'].items() -%}
{{ field(id ~ '--' ~ key, name ~ '.' ~ key, part, answers.get(key), key in schema['required'], errors, where ~ '/' ~ key) }}
{%- endfor -%}
{%- endmacro -%}

{{ fields('form', 'form', schema, answers, errors, '') }}
"""
_TEMPLATE = Environment(autoescape=True).from_string(SOURCE)


def page(schema: Mapping[str, Any], answers: Mapping[str, Any], errors: Mapping[str, str] | None = None) -> str:
    """The form, drawn by walking its schema. errors: sentences by JSON Pointer."""
    return _TEMPLATE.render(schema=schema, answers=answers, errors=errors or {})
