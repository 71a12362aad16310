using System.Globalization;
using System.Security.Cryptography;

namespace VikLearning.IntegrationTests.Canaries;

/// <summary>
/// Texts that nobody else writes: all bear one word, and each a number that tells where it was written. It holds what
/// an encoding would have to escape, and can be no id and no label.
/// </summary>
internal sealed class Canaries
{
    private readonly List<string> _places = [];

    /// <summary>The word that is looked for.</summary>
    public string Word { get; } = RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwz", 18);

    /// <summary>Where each was written, by its number.</summary>
    public IReadOnlyList<string> Places => _places;

    /// <summary>A new one for a place.</summary>
    public string Next(string place)
    {
        lock (_places)
        {
            _places.Add(place);
            var number = _places.Count.ToString("000", CultureInfo.InvariantCulture);
            return $"Ik {Word}{number} zeg: \"é & ï\" <{Word}{number}>!";
        }
    }

    /// <summary>A new one that can be the name of a file by every road: letters, digits and spaces.</summary>
    public string NextFile(string place, string extension) =>
        string.Concat(Next(place).Where(letter => letter == ' ' || char.IsAsciiLetterOrDigit(letter))) + extension;
}
