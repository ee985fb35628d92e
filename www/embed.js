console.log(__WF_BUILD__)
