"""Prints results as an aligned or as a Markdown table."""

HEADINGS = ("project", "files", "lines", "functions", "conversions", "seconds", "peak MB", "status")
TEXT_COLUMNS = (0, len(HEADINGS) - 1)


def cells(result):
    status = "ok" if result.passed else "; ".join(result.problems)
    return (
        f"{result.name} {result.version}",
        f"{result.files:,}",
        f"{result.lines:,}",
        f"{result.functions:,}",
        f"{result.conversions:,}",
        f"{result.seconds:.1f}",
        f"{result.peak_megabytes:.0f}",
        status,
    )


def render(results, markdown=False):
    rows = [cells(result) for result in results]
    if markdown:
        rule = ["---" if column in TEXT_COLUMNS else "---:" for column in range(len(HEADINGS))]
        lines = [
            HEADINGS,
            rule,
            *([cell.replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows),
        ]
        return "".join(f"| {' | '.join(line)} |\n" for line in lines)
    widths = [max(len(row[column]) for row in [HEADINGS, *rows]) for column in range(len(HEADINGS) - 1)]
    text = ""
    for row in [HEADINGS, *rows]:
        aligned = [
            cell.ljust(width) if column in TEXT_COLUMNS else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths))
        ]
        text += "  ".join([*aligned, row[-1]]) + "\n"
    return text
