namespace VikLearning.Portfolio.Attachments;

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>A PDF document.</summary>
    Pdf,

    /// <summary>A JPEG image.</summary>
    Jpeg,

    /// <summary>A PNG image.</summary>
    Png,

    /// <summary>A GIF image.</summary>
    Gif,

    /// <summary>A WebP image.</summary>
    Webp,

    /// <summary>A document of Word.</summary>
    Docx,

    /// <summary>A workbook of Excel.</summary>
    Xlsx,

    /// <summary>A presentation of PowerPoint.</summary>
    Pptx,

    /// <summary>An OpenDocument text.</summary>
    Odt,

    /// <summary>An OpenDocument spreadsheet.</summary>
    Ods,

    /// <summary>An OpenDocument presentation.</summary>
    Odp,
}
