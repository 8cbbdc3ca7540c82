"""Book and edition to bytes."""

from guidepress.typeset.libraries import find_without_a_compiler, load_less

find_without_a_compiler()
load_less()
