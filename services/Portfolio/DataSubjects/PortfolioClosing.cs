using VikLearning.ServiceDefaults.Aggregates;

namespace VikLearning.Portfolio.DataSubjects;

/// <summary>Whether a portfolio is closed: its texts are being erased, or were.</summary>
/// <param name="CertificateNumber">The certificate of the erasure; null while it is open.</param>
public sealed record PortfolioClosing(long? CertificateNumber)
{
    /// <summary>It is open.</summary>
    public static PortfolioClosing None { get; } = new((long?)null);

    /// <summary>Whether nothing may be read or written any more.</summary>
    public bool IsClosed => CertificateNumber is not null;

    /// <summary>Closes it. The first certificate counts.</summary>
    public static Decision Decide(PortfolioClosing closing, ClosePortfolio command)
    {
        ArgumentNullException.ThrowIfNull(closing);
        ArgumentNullException.ThrowIfNull(command);
        return closing.IsClosed
            ? Decision.Accept(new PortfolioClosedAnswer(closing.CertificateNumber!.Value))
            : Decision.Accept(
                new PortfolioClosedAnswer(command.CertificateNumber),
                new PortfolioClosed(command.CertificateNumber, command.At));
    }

    /// <summary>What a command comes to: to a closed portfolio nobody is there, whatever it asks.</summary>
    public Decision Guard(Func<Decision> decide)
    {
        ArgumentNullException.ThrowIfNull(decide);
        return IsClosed ? Decision.Refuse(Refusal.NotFound()) : decide();
    }

    /// <summary>What is true after an event.</summary>
    public static PortfolioClosing Evolve(PortfolioClosing closing, object happened) => happened switch
    {
        PortfolioClosed it => new PortfolioClosing(it.CertificateNumber),
        _ => closing,
    };
}

/// <summary>Close a portfolio, because its texts are going to be erased.</summary>
public sealed record ClosePortfolio(long CertificateNumber, DateTimeOffset At);

/// <summary>The portfolio takes nothing more: its texts are erased under this certificate.</summary>
public sealed record PortfolioClosed(long CertificateNumber, DateTimeOffset At);

/// <summary>The answer to <see cref="ClosePortfolio"/>: the certificate that it is closed under.</summary>
[GenerateSerializer]
[Immutable]
[Alias("portfolio.closed-answer")]
public sealed record PortfolioClosedAnswer([property: Id(0)] long CertificateNumber);
