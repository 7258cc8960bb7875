"""列対応の提案: from the labels and values of a file to a mapping that reads it."""

from dxmatch.io.proposal.propose import propose_mapping
from dxmatch.io.proposal.proposed import MappingProposal
from dxmatch.io.proposal.proposed_column import ColumnState, ProposedColumn

__all__ = ["ColumnState", "MappingProposal", "ProposedColumn", "propose_mapping"]
