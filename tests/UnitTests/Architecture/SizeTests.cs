using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace VikLearning.UnitTests.Architecture;

public class SizeTests
{
    private const int LongestFile = 250;
    private const int LongestLine = 120;
    private const int LongestMethod = 40;

    private static readonly string[] s_folders = ["services", "gateway", "deploy", "tests", "load-tests"];

    private static readonly string[] s_bannedEndings =
        ["Manager", "Helper", "Helpers", "Utils", "Common", "Base", "Dto", "Impl"];

    [Fact]
    public void Files_and_lines_stay_readable() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", s_folders)
            let lines = Tree.Read(file).TrimEnd('\n').Split('\n')
            let longest = lines.Where(line => !IsRawText(line)).Max(line => line.Length)
            where lines.Length > LongestFile || longest > LongestLine
            select $"{file}: {lines.Length} lines, the longest {longest}");

    [Fact]
    public void Methods_stay_readable() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", s_folders)
            from method in Parse(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
            let length = Length(method)
            where length > LongestMethod
            select $"{file}: {method.ToString().Split('\n')[0].Trim()} has {length} lines");

    [Fact]
    public void A_file_holds_one_public_type_unless_it_holds_rules() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", "services", "gateway", "deploy")
            let text = Tree.Read(file)
            where !text.Contains("public static Decision Decide(", StringComparison.Ordinal)
            let types = Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
                .Count(type => type.Parent is not BaseTypeDeclarationSyntax
                    && type.Modifiers.Any(SyntaxKind.PublicKeyword))
            where types > 1
            select $"{file}: {types} public types");

    [Fact]
    public void Names_say_what_a_thing_is() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", s_folders)
            from type in Parse(file).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            where s_bannedEndings.Any(ending => type.Identifier.Text.EndsWith(ending, StringComparison.Ordinal))
            select $"{file}: {type.Identifier.Text}");

    [Fact]
    public void Folders_are_one_level_deep_below_a_project() =>
        Findings.AreNone(
            from file in Tree.Files(".cs", "services")
            where file.Split('/').Length > 4
            select file);

    // A sample of JSON or a pattern can't be broken without becoming another one.
    private static bool IsRawText(string line) => line.Contains(new string('"', 3), StringComparison.Ordinal);

    private static int Length(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static SyntaxNode Parse(string file) =>
        CSharpSyntaxTree.ParseText(Tree.Read(file), cancellationToken: TestContext.Current.CancellationToken).GetRoot();
}
