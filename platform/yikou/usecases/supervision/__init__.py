"""Supervision: everything under way by place and affair, what is late or stuck, urging. What counts as what is said in
`yikou.store.supervising`."""
