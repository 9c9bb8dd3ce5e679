package org.voltaire.console.view.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import org.voltaire.console.paint.Palette.Theme;

/// The style sheet of JavaFX controls for a theme: the buttons.
final class ThemeSheet {
  private ThemeSheet() {}

  static void apply(Theme theme) {
    Application.setUserAgentStylesheet(
        switch (theme) {
          case LIGHT -> new PrimerLight().getUserAgentStylesheet();
          case DARK -> new PrimerDark().getUserAgentStylesheet();
        });
  }
}
