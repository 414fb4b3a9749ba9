package org.scribes.textgen.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A visitor without a mouse, who must see at each step where the focus is. */
record Keyboard(Visitor visitor) {
    private static final int MOST_STEPS = 120;
    private static final String FOCUS = """
            const focused = document.activeElement;
            const box = focused.getBoundingClientRect();
            const near = [focused, focused.nextElementSibling, focused.parentElement];
            const outlined = near.some(node => node && getComputedStyle(node).outlineStyle !== 'none'
                && parseFloat(getComputedStyle(node).outlineWidth) >= 1);
            return {element: focused, outlined,
                inSight: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
                what: focused.outerHTML.slice(0, 150)};
            """;

    /** Goes on with the Tab key until the focus is on the element of this role and name. */
    WebElement tabTo(String role, String name) {
        return walkTo(role, name, Keys.TAB);
    }

    /** Goes back with the Tab key. */
    WebElement backTo(String role, String name) {
        return walkTo(role, name, Keys.chord(Keys.SHIFT, Keys.TAB));
    }

    private WebElement walkTo(String role, String name, CharSequence step) {
        List<String> passed = new ArrayList<>();
        for (int i = 0; i < MOST_STEPS; i++) {
            visitor.press(step);
            if (visitor.focused().getTagName().equals("body")) {
                continue; // past the last element, in the browser's own frame
            }
            WebElement focused = assertFocusIsSeen();
            String here = focused.getAriaRole() + " " + focused.getAccessibleName();
            if (here.equals(role + " " + name)) {
                return focused;
            }
            passed.add(here);
        }
        throw new AssertionError("no " + role + " named " + name + " among " + passed);
    }

    WebElement assertFocusIsSeen() {
        Map<?, ?> focus = (Map<?, ?>) visitor.script(FOCUS);
        assertThat(focus.get("outlined"))
                .as("an outline around %s", focus.get("what"))
                .isEqualTo(true);
        assertThat(focus.get("inSight")).as("%s is in sight", focus.get("what")).isEqualTo(true);
        return (WebElement) focus.get("element");
    }
}
