package io.weir.file;

import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where something stands in a file.
 *
 * @param line from 1
 * @param column from 1
 */
public record Place(int line, int column) {

    static Place of(Node node) {
        return of(node.getStartMark());
    }

    static Place of(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** Where the text of a value begins: behind the quotation mark, or in the line under a {@code |}. */
    static Place ofText(ScalarNode node) {
        Place start = of(node);
        ScalarStyle style = node.getScalarStyle();
        if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
            // The mark ends behind the block; its indentation is that of the first line with text.
            return new Place(start.line() + 1, 1 + indentation(node));
        }
        return style == ScalarStyle.PLAIN ? start : new Place(start.line(), start.column() + 1);
    }

    /** The place so many lines below and columns to the right of this one; both from 0. */
    public Place plus(int lines, int columns) {
        return new Place(line + lines, columns + column);
    }

    private static int indentation(ScalarNode node) {
        Mark mark = node.getStartMark();
        int[] text = mark.getBuffer();
        int i = mark.getPointer();
        while (i < text.length && text[i] != '\n') {
            i++;
        }
        int begin = ++i;
        while (i < text.length && text[i] == ' ') {
            i++;
        }
        return i - begin;
    }
}
