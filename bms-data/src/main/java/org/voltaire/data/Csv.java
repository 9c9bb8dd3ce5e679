package org.voltaire.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.voltaire.measure.Doubles;

/// A CSV file of numbers under a header.
///
/// @param source the file, for people
/// @param columns the header's names, in order
/// @param rows one per line below the header; as many numbers as there are columns
record Csv(String source, List<String> columns, List<double[]> rows) {

  /// Reads one. Empty lines at the end are none; a field that is empty or `nan` is `NaN`.
  ///
  /// @throws CellDataException if a row has another number of fields than the header or a field is
  ///   no number
  /// @throws IOException if the file cannot be read
  static Csv read(Path file) throws CellDataException, IOException {
    String source = file.toString();
    if (Files.isDirectory(file)) {
      throw new CellDataException(source, "(file)", "is a folder, must be a CSV file");
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (CharacterCodingException binary) {
      throw new CellDataException(source, "(file)", "bytes that are no text, must be CSV in UTF-8");
    }
    if (lines.isEmpty()) {
      throw new CellDataException(source, "(file)", "is empty, must begin with a header");
    }
    String header = lines.getFirst().replace("\uFEFF", "").strip();
    List<String> columns =
        Arrays.stream(header.split(",", -1))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .toList();
    if (columns.size() == 1) {
      throw new CellDataException(
          source, "row 1", "is \"%s\", must be a header of names with commas".formatted(header));
    }
    List<double[]> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        if (lines.subList(i, lines.size()).stream().allMatch(String::isBlank)) break;
        throw new CellDataException(source, row(i - 1), "is empty, must hold numbers");
      }
      rows.add(numbers(source, i - 1, columns, lines.get(i)));
    }
    return new Csv(source, columns, rows);
  }

  private static double[] numbers(String source, int row, List<String> columns, String line)
      throws CellDataException {
    String[] fields = line.split(",", -1);
    if (fields.length != columns.size()) {
      throw new CellDataException(
          source,
          row(row),
          "has %d fields, must have %d as the header".formatted(fields.length, columns.size()));
    }
    double[] numbers = new double[fields.length];
    for (int k = 0; k < fields.length; k++) {
      String field = fields[k].strip();
      try {
        numbers[k] =
            field.isEmpty() || field.equalsIgnoreCase("nan")
                ? Double.NaN
                : Double.parseDouble(field);
      } catch (NumberFormatException none) {
        throw new CellDataException(
            source, row(row), "%s is \"%s\", must be a number".formatted(columns.get(k), field));
      }
    }
    return numbers;
  }

  /// What a person calls a row: the line of the file, the header being line 1.
  static String row(int index) {
    return "row " + (index + 2);
  }

  boolean has(String column) {
    return columns.contains(column);
  }

  /// One column.
  ///
  /// @throws CellDataException if it is not there
  Doubles column(String name) throws CellDataException {
    int at = columns.indexOf(name);
    if (at < 0) {
      throw new CellDataException(
          source,
          "row 1",
          "the header is %s, must have %s".formatted(String.join(",", columns), name));
    }
    return Doubles.generate(rows.size(), row -> rows.get(row)[at]);
  }

  CellDataException refused(int row, String reason) {
    return new CellDataException(source, row(row), reason);
  }
}
