package org.voltaire.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// Writes an image to a PNG file, and runs work on the JavaFX thread.
final class Picture {
  private Picture() {}

  /// Writes the image; folders that do not exist are created.
  ///
  /// @throws IOException if the file cannot be written
  static void write(Image image, @Nullable Path file) throws IOException {
    if (file == null) throw new IOException("picture: no file was named");
    int width = (int) image.getWidth(), height = (int) image.getHeight();
    var pixels = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels.setRGB(x, y, image.getPixelReader().getArgb(x, y));
      }
    }
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder != null) Files.createDirectories(folder);
    if (!ImageIO.write(pixels, "png", file.toFile())) throw new IOException("no PNG writer");
  }

  /// Runs `work` on the JavaFX thread and waits for its result.
  static <T> T onToolkit(Callable<T> work) throws InterruptedException {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
