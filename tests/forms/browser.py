"""What a browser without scripts does with a form: find its controls, and send them back unchanged."""

from html.parser import HTMLParser


class Page(HTMLParser):
    """Controls, labels, ids and texts of a piece of HTML."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.post, self.elements, self.ids, self.labels = [], {}, [], {}
        self._select = self._area = self._label = None
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if "id" in found:
            self.ids.append(found["id"])
            self.elements[found["id"]] = {"tag": tag, **found}
        if (
            tag == "input"
            and "name" in found
            and (found.get("type") not in ("checkbox", "radio") or "checked" in found)
        ):
            self.post.append((found["name"], found.get("value", "" if found.get("type") == "file" else "on")))
        elif tag == "select":
            self._select = [found["name"], None]
        elif tag == "option" and self._select and ("selected" in found or self._select[1] is None):
            self._select[1] = found["value"]
        elif tag == "textarea":
            self._area = [found["name"], ""]
        elif tag == "label":
            self._label = found.get("for")

    def handle_endtag(self, tag):
        if tag == "select":
            self.post.append(tuple(self._select))
            self._select = None
        elif tag == "textarea":
            name, text = self._area
            self.post.append((name, text.removeprefix("\n")))
            self._area = None
        elif tag == "label":
            self._label = None

    def handle_data(self, data):
        if self._area:
            self._area[1] += data
        if self._label:
            self.labels[self._label] = self.labels.get(self._label, "") + data
