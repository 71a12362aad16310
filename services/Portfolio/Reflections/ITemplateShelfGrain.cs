using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <summary>The templates that the academy added.</summary>
[Alias("portfolio.template-shelf")]
internal interface ITemplateShelfGrain : IDocumentShelfGrain;
