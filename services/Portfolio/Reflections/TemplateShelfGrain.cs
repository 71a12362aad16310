using VikLearning.ServiceDefaults.Documents;

namespace VikLearning.Portfolio.Reflections;

/// <inheritdoc cref="ITemplateShelfGrain" />
[GrainType("portfolio.template-shelf")]
internal sealed class TemplateShelfGrain(IServiceProvider services)
    : DocumentShelfGrain(PortfolioModule.Service, services), ITemplateShelfGrain;
